/** What the store has of a sheet, read beside the server; and what others do to it: figures checked, sheets sent back. */
import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { returnSheet } from '#lib/server/services/return-sheet.ts';
import { saveChanges } from '#lib/server/services/save-changes.ts';
import { verifyFact } from '#lib/server/services/verify-fact.ts';
import type { Workbench } from './workbench.ts';
import type { Answers } from './sheet-answers.ts';

export const storedEntries = (workbench: Workbench, sheet: string): Promise<Answers> =>
  workbench.inStore(({ store }) =>
    store.read(async ({ orm, t }) => {
      const rows = await orm.select().from(t.entry).where(eq(t.entry.sheet, sheet));
      return Object.fromEntries(rows.map(({ criterion, input }) => [criterion, input]));
    })
  );

/** By criterion, in hundredths. */
export const storedPoints = (workbench: Workbench, sheet: string): Promise<Record<string, number | null>> =>
  workbench.inStore(({ store }) =>
    store.read(async ({ orm, t }) => {
      const rows = await orm.select().from(t.entry).where(eq(t.entry.sheet, sheet));
      return Object.fromEntries(rows.map(({ criterion, points }) => [criterion, points]));
    })
  );

export const sealedEditions = (workbench: Workbench, sheet: string) =>
  workbench.inStore(({ store }) =>
    store.read(({ orm, t }) =>
      orm
        .select()
        .from(t.sealedSheet)
        .where(eq(t.sealedSheet.sheet, sheet))
        .orderBy(asc(t.sealedSheet.edition))
    )
  );

export const signatures = (workbench: Workbench, sheet: string) =>
  workbench.inStore(({ store }) =>
    store.read(({ orm, t }) => orm.select().from(t.signature).where(eq(t.signature.sheet, sheet)))
  );

/** With the bytes of each. */
export const attachments = (workbench: Workbench, sheet: string) =>
  workbench.inStore(({ store, contents }) =>
    store.read(async (db) => {
      const rows = await db.orm.select().from(db.t.attachment).where(eq(db.t.attachment.owner, sheet));
      return Promise.all(
        rows.map(async (file) => ({
          ...file,
          bytes: (await contents.get(db, file.digest)) ?? new Uint8Array()
        }))
      );
    })
  );

export const sheetRow = (workbench: Workbench, sheet: string) =>
  workbench.inStore(({ store }) =>
    store.read(async ({ orm, t }) => {
      const [found] = await orm.select().from(t.sheet).where(eq(t.sheet.id, sheet));
      if (!found) throw new Error(`no sheet ${sheet}`);
      return found;
    })
  );

/** 核实数据, as the district's staff enters it. */
export const checkFigure = (workbench: Workbench, code: string, criterion: string, amount: number) =>
  workbench.inStore((system) =>
    verifyFact(system, workbench.actors.staff, {
      participant: workbench.participants[code] ?? '',
      criterion,
      amount,
      checkedBy: '示范一区',
      checkedOn: '2026-06-01'
    })
  );

export const sendBack = (workbench: Workbench, sheet: string, reason: string, rows: string[]) =>
  workbench.inStore((system) => returnSheet(system, workbench.actors.manager, { sheet, reason, rows }));

/** As another device of 专家甲 would send them: on top of what is there. */
export const saveAnswers = (workbench: Workbench, sheet: string, answers: Answers) =>
  workbench.inStore(async (system) => {
    const { edition } = await sheetRow(workbench, sheet);
    const revisions = await system.store.read(async ({ orm, t }) => {
      const rows = await orm.select().from(t.entry).where(eq(t.entry.sheet, sheet));
      return new Map(rows.map(({ criterion, revision }) => [criterion, revision]));
    });
    const changes = Object.entries(answers).map(([criterion, input]) => ({
      ...{ id: randomUUID(), sheet, edition, criterion, input, at: Date.now() },
      baseRevision: revisions.get(criterion) ?? 0
    }));
    const { outcomes } = await saveChanges(system, workbench.actors.expert, { changes });
    const bad = outcomes.filter(({ outcome }) => outcome !== 'applied');
    if (bad.length > 0) throw new Error(JSON.stringify(bad));
  });

/** Everything that ever arrived for a sheet, in the order of its arrival. */
export const keptChanges = (workbench: Workbench, sheet: string) =>
  workbench.inStore(({ store }) =>
    store.read(({ orm, t }) =>
      orm.select().from(t.entryChange).where(eq(t.entryChange.sheet, sheet)).orderBy(asc(t.entryChange.step))
    )
  );
