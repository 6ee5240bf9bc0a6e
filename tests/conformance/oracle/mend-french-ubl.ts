// BR-FR-UBL 1.4.0.03 is in no registry. It differs from the edition before it, which is, in these rules.

/** In the templates of a pattern (their mode), one text for another. */
function inPattern(sheet: string, mode: string, change: (template: string) => string): string {
  const template = new RegExp(
    String.raw`<xsl:template match="[^"]*"\s+priority="\d+"\s+mode="${mode}">[\s\S]*?</xsl:template>`,
    'g',
  );
  return sheet.replace(template, change);
}

/** References of lines to other invoices: where they stand since 1.4.0.03. */
function references(template: string): string {
  return template.replaceAll(
    /(cac:(?:Invoice|CreditNote)Line)\/cac:(?:BillingReference\/cac:)?DocumentReference\/cbc:(ID|IssueDate)/g,
    '$1/cac:BillingReference/cac:InvoiceDocumentReference/cbc:$2',
  );
}

export function mendFrenchUbl(sheet: string): string {
  const placed = ['M24', 'M25', 'M26'].reduce((text, mode) => inPattern(text, mode, references), sheet);
  return placed
    .replaceAll('BR-FR-01_BT-EXT-FR-FE-136-2', 'BR-FR-01_EXT-FR-FE-136-2')
    .replaceAll(
      /(and \$barTreatment != 'B2C')(\s+and \$barTreatment != 'OUTOFSCOPE')/g,
      "$1 and $barTreatment != 'B2CINT'$2",
    );
}
