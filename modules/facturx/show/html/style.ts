// The stylesheet of the readable invoice. It stands inside the page, escaped as text is: no quote, no `<`, `>` or `&`.

/** `accent`: `#rrggbb`. */
export function styleFor(accent: string): string {
  return STYLE.replace('#1c4f82', accent);
}

const STYLE = `
:root { color-scheme: light; --ink: #17212e; --soft: #5b6776; --line: #dde3ea; --tint: #f3f6fa; --accent: #1c4f82; }
* { box-sizing: border-box; }
body { margin: 0; background: #e9edf2; color: var(--ink); font: 14px/1.45 system-ui, Noto Sans, Segoe UI, sans-serif; }
main { max-width: 900px; margin: 24px auto; padding: 40px 44px; background: #fff; border-radius: 6px; box-shadow: 0 1px 4px #0002; }
header { display: flex; flex-wrap: wrap; gap: 16px; justify-content: space-between; align-items: flex-start; padding-bottom: 18px; border-bottom: 3px solid var(--accent); }
h1 { margin: 0; font-size: 28px; line-height: 1.15; color: var(--accent); }
h1 small { display: block; margin-top: 4px; font-size: 17px; font-weight: 600; color: var(--ink); overflow-wrap: anywhere; }
h1 .logo { display: block; max-width: 240px; max-height: 84px; width: auto; height: auto; margin-bottom: 16px; }
h2 { margin: 26px 0 8px; font-size: 12px; letter-spacing: .06em; text-transform: uppercase; color: var(--accent); }
.mark { display: inline-block; margin: 8px 8px 0 0; padding: 2px 10px; border: 1px solid #b3261e; border-radius: 99px; color: #b3261e; font-weight: 600; }
dl { margin: 0; display: grid; grid-template-columns: max-content 1fr; gap: 2px 14px; }
dt { color: var(--soft); max-width: 18em; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
.parties { margin-top: 20px; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 330px), 1fr)); gap: 16px; }
.party { padding: 14px 16px; background: var(--tint); border-radius: 6px; }
.party h2 { margin-top: 0; }
.party strong { display: block; font-size: 15px; overflow-wrap: anywhere; }
.party address { margin-bottom: 8px; font-style: normal; white-space: pre-line; }
.party dl { font-size: 12.5px; }
.facts dl { font-size: 13px; }
.lines { margin-top: 22px; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th { padding: 7px 8px; background: var(--accent); color: #fff; font-size: 12px; font-weight: 600; text-align: left; }
td { padding: 8px; border-bottom: 1px solid var(--line); vertical-align: top; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.wrap { white-space: normal; }
.group td { background: var(--tint); font-weight: 600; }
.information td { color: var(--soft); font-style: italic; }
.name { font-weight: 600; overflow-wrap: anywhere; white-space: pre-line; }
.text { color: var(--soft); font-size: 12.5px; font-weight: 400; white-space: pre-line; overflow-wrap: anywhere; }
.text b { font-weight: 600; }
.depth1 { padding-left: 24px; } .depth2 { padding-left: 44px; } .depth3 { padding-left: 64px; }
.sums { display: flex; flex-wrap: wrap; gap: 24px; justify-content: space-between; align-items: flex-start; margin-top: 8px; }
.sums section { flex: 1 1 340px; min-width: 0; }
.totals { flex: 0 1 320px; margin-left: auto; margin-top: 26px; background: var(--tint); border-radius: 6px; padding: 6px 0; }
.totals td { border: 0; padding: 4px 16px; }
.totals .strong td { font-weight: 700; }
.totals tr:last-child td { border-top: 2px solid var(--accent); font-size: 17px; color: var(--accent); padding-top: 8px; padding-bottom: 8px; }
footer { margin-top: 32px; padding-top: 10px; border-top: 1px solid var(--line); color: var(--soft); font-size: 12px; }
@media (max-width: 600px) { main { margin: 0; padding: 20px 16px; border-radius: 0; } dl { grid-template-columns: 1fr; } dd { margin-bottom: 6px; } }
@page { size: A4; margin: 14mm 12mm 16mm; }
@media print {
  body { background: #fff; font-size: 10pt; }
  main { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  thead { display: table-header-group; }
  tr, .party, .totals { break-inside: avoid; }
  h2 { break-after: avoid; }
  th, .party, .totals, .group td { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
