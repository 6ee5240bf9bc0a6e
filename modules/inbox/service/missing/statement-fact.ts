import { parisDay } from '#src/clock.ts';
import type { StatementFact } from '../../model/missing/statement.ts';
import type { Statement } from '../../repository/missing/statements.ts';

export function statementFactOf({ id, filename, supplier, uploadedAt }: Statement): StatementFact {
  return { id, filename, supplier, uploadedOn: parisDay(uploadedAt) };
}
