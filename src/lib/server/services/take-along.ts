import { z } from 'zod';
import { asAmount } from '#lib/domain/points.ts';
import type { Policy } from '#lib/domain/policy.ts';
import { byRow, pointsNow } from '../evidence.ts';
import { accountById } from '../identity/accounts.ts';
import {
  ownEntries,
  ownEvidence,
  ownFacts,
  ownReturns,
  ownSheets,
  type OpenState,
  type OwnEntry,
  type OwnEvidence,
  type OwnFact,
  type OwnReturn,
  type OwnSheet
} from '../repos/own-sheets.ts';
import { policyOf } from '../repos/policies.ts';
import { view } from '../service.ts';

/**
 * All that an expert needs to score the own studios without a network: sheets of open rounds, whole, and each scoring
 * table once. A sheet that was taken from the expert is not there, as if there had never been one.
 */
export const takeAlong = view({
  name: 'take-along',
  input: z.strictObject({}),
  subject: ({ actor }) => Promise.resolve({ authorities: [], expert: actor.expert }),
  missing: () => ({ kind: 'expert', id: '' }),
  async run({ db, actor, now }) {
    const { user, expert } = actor;
    const own = expert ?? '';
    const account = await accountById(db, user ?? '');
    const rows = await ownSheets(db, own);
    const entries = Map.groupBy(await ownEntries(db, own), ({ entry }) => entry.sheet);
    const facts = Map.groupBy(await ownFacts(db, own), ({ fact }) => fact.participant);
    const returns = Map.groupBy(await ownReturns(db, own), ({ sheet }) => sheet);
    const evidence = Map.groupBy(await ownEvidence(db, own), ({ owner }) => owner);
    const policies = new Map<string, Policy>();
    for (const { round } of rows) {
      if (!policies.has(round.policyVersion)) policies.set(round.policyVersion, await policyOf(db, round));
    }
    return {
      user: user ?? '',
      name: account?.name ?? '',
      at: now,
      tables: Object.fromEntries([...policies].map(([digest, policy]) => [digest, tableOf(policy)])),
      sheets: rows.map((row) =>
        wholeSheet(row, policies.get(row.round.policyVersion) as Policy, {
          entries: entries.get(row.sheet.id) ?? [],
          facts: facts.get(row.sheet.participant) ?? [],
          returns: returns.get(row.sheet.id) ?? [],
          evidence: evidence.get(row.sheet.id) ?? []
        })
      )
    };
  }
});

const tableOf = ({ rubric, data }: Policy) => ({
  policy: { id: data.id, title: data.title, docNo: data.docNo, isDraft: data.status === 'draft' },
  rubric
});

interface Content {
  entries: readonly OwnEntry[];
  /** every check, the latest of each figure last */
  facts: readonly OwnFact[];
  returns: readonly OwnReturn[];
  evidence: readonly OwnEvidence[];
}

function wholeSheet(
  { sheet, round, participant, pseudonym, unit, trade, address, sealedHash, sealedAt }: OwnSheet,
  { rubric, data }: Policy,
  { entries, facts, returns, evidence }: Content
) {
  const { id, code, title, state, policyVersion, assessment } = round;
  const latest = new Map(facts.map(({ fact }) => [fact.criterion, fact]));
  const amounts = new Map(facts.map(({ fact }) => [fact.criterion, fact.amount]));
  const attached = byRow(evidence);
  return {
    sheet: sheet.id,
    round: {
      id,
      code,
      title,
      assessment: data.assessments.find((each) => each.id === assessment)?.title ?? '',
      state: state as OpenState,
      policyVersion
    },
    participant: participant.code,
    name: participant.name,
    unit,
    trade,
    address,
    district: participant.district,
    expert: pseudonym ?? '',
    state: sheet.state,
    edition: sheet.edition,
    entries: entries.map(({ entry, at }) => ({
      criterion: entry.criterion,
      input: entry.input,
      points: pointsNow(rubric, entry, attached, amounts),
      revision: entry.revision,
      at
    })),
    facts: [...latest.values()].map(({ criterion, amount, checkedBy, checkedOn }) => ({
      criterion,
      amount: asAmount(amount),
      checkedBy,
      checkedOn
    })),
    sealed: sealedHash === null || sealedAt === null ? null : { contentHash: sealedHash, at: sealedAt },
    returns: returns.map(({ edition, reason, rows, at }) => ({ edition, reason, rows, at })),
    evidence: evidence.map(({ id: file, criterion, fileName, mediaType, size, digest }) => ({
      id: file,
      criterion: criterion ?? '',
      fileName,
      mediaType,
      size,
      digest
    }))
  };
}
