/** A made-up invoice page, A4 at 72 dpi, as the document pane's sample. */
export const SAMPLE_PAGE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842" width="595" height="842" font-family="sans-serif" fill="#222">
<rect width="595" height="842" fill="#fff"/><rect x="48" y="48" width="90" height="26" fill="#2a7"/>
<text x="48" y="100" font-size="11">Orfis, 12 rue des Lilas, 69003 Lyon</text>
<text x="400" y="66" font-size="20" font-weight="700">FACTURE</text><text x="400" y="86" font-size="11">N° 122527 du 01/10/2026</text>
<text x="340" y="150" font-size="11">Papillon Fleurs</text><text x="340" y="166" font-size="11">8 place du Marché, 31000 Toulouse</text>
<path d="M48 230h499M48 254h499M48 380h499" stroke="#999"/>
<text x="54" y="246" font-size="10">Désignation</text><text x="480" y="246" font-size="10">Montant HT</text>
<text x="54" y="276" font-size="11">Cartons isothermes, 40 × 12,35</text><text x="490" y="276" font-size="11">494,00</text>
<text x="54" y="298" font-size="11">Transport réfrigéré</text><text x="490" y="298" font-size="11">600,00</text>
<text x="400" y="410" font-size="11">Total HT</text><text x="484" y="410" font-size="11">1 094,00</text>
<text x="400" y="428" font-size="11">TVA 20 %</text><text x="490" y="428" font-size="11">218,80</text>
<text x="400" y="450" font-size="13" font-weight="700">Total TTC</text><text x="478" y="450" font-size="13" font-weight="700">1 312,80</text>
<text x="48" y="790" font-size="9">SIREN 404 833 048 · TVA FR 83 404833048 · IBAN FR76 3000 6000 0112 3456 7890 189</text></svg>`;
