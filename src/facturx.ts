// The library of invoices without the rest of the product: what the commands on files stand on. They start in half the
// time, and need neither settings nor a database.

export * from '#modules/facturx';
