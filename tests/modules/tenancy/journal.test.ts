import { describe, expect, test } from 'vitest';
import { inTransaction } from '#src/context.ts';
import { checkInstanceJournal, checkJournal, createApiKey, record } from '#modules/tenancy';
import { emptyInstance, populate } from './cast.ts';

describe('the journal of a company', async () => {
  const { ctx, owner } = await emptyInstance();
  const { papillon, tournesol } = await populate(ctx);
  const tamper = async (statement: string): Promise<void> => {
    await owner.query('alter table company_journal disable trigger all');
    await owner.query(statement.replaceAll(':company', `'${papillon.company.id}'`));
    await owner.query('alter table company_journal enable trigger all');
  };

  test('an act and its entry are written together or not at all', async () => {
    const before = await checkJournal(papillon);
    await expect(
      inTransaction(papillon, async (tx) => {
        await record(tx, { action: 'test.happened' });
        throw new Error('changed our mind');
      }),
    ).rejects.toThrow('changed our mind');
    expect(await checkJournal(papillon)).toEqual(before);
  });

  test('acts at the same moment stand one after the other, in one unbroken chain', async () => {
    const before = await checkJournal(papillon);
    await Promise.all(Array.from({ length: 20 }, (_, index) => createApiKey(papillon, { name: `Clé ${index}` })));
    expect(await checkJournal(papillon)).toEqual({ entries: before.entries + 20, fault: undefined });
    expect(await checkInstanceJournal(ctx)).toMatchObject({ fault: undefined });
  });

  test('says who did what, to what', async () => {
    const row = await owner.query(`select actor_name, action, subject_kind, details from company_journal
      where company_id = '${tournesol.company.id}' order by sequence`);
    expect(row.rows).toEqual([
      { actor_name: 'Facteur', action: 'company.created', subject_kind: 'company', details: { siren: '404833048' } },
      { actor_name: 'Facteur', action: 'company.joined_cabinet', subject_kind: 'cabinet', details: {} },
    ]);
  });

  test('cannot be changed, emptied or rewritten, not even by the owner of the table', async () => {
    for (const statement of [
      "update company_journal set action = 'x'",
      'delete from company_journal',
      'truncate company_journal',
      "update company_journal set details = '{}'",
      "update instance_journal set actor_id = 'x'",
    ]) {
      await expect(owner.query(statement)).rejects.toThrow('append-only');
    }
  });

  test('names and details can be erased, and the chain stays whole', async () => {
    await owner.query(
      `update company_journal set details = null, actor_name = null where company_id = '${papillon.company.id}' and sequence = 2`,
    );
    expect((await checkJournal(papillon)).fault).toBeUndefined();
  });

  test.each([
    ["update company_journal set actor_id = 'mallory' where company_id = :company and sequence = 5", 'hash'],
    ['update company_journal set details = \'{"name": "y"}\' where company_id = :company and sequence = 5', 'details'],
    ['delete from company_journal where company_id = :company and sequence = 5', 'gap'],
    ['update company_journal set previous_hash = hash where company_id = :company and sequence = 5', 'link'],
  ])('a fraud is found where it was made: %s', async (statement, fault) => {
    await owner.query('create table kept as table company_journal');
    await tamper(statement);
    const found = await checkJournal(papillon);
    await tamper('truncate company_journal');
    await tamper('insert into company_journal select * from kept');
    await owner.query('drop table kept');
    expect(found.fault).toEqual({ sequence: fault === 'gap' ? 6 : 5, fault });
  });
});
