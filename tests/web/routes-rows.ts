/** What the rows of routes-table.ts are made of: who, how far, and the addresses that a route has in the world of the test. */
import type { AccessWorld } from '../server/support/access-world.ts';
import { atRounds, type Address } from './routes-world.ts';

/**
 * How far a role gets. all: everywhere. runs: where the own authority, or the city for its own accounts, runs it.
 * sees: where the own authority has a part in it. own: what is the expert's own.
 */
export type Far = 'all' | 'runs' | 'sees' | 'own';
export type Role = 'administrator' | 'manager' | 'staff' | 'expert' | 'official';
export type Open = Partial<Record<Role, Far>>;

export interface Row {
  where: (world: AccessWorld) => Address[];
  open: Open;
  /** what someone who is let in meets; 200 unless told */
  in?: number;
  /** what nobody in particular meets: sent to sign in (a page) unless told */
  nobody?: number;
  /** by the name of a form’s action: who may do it */
  actions?: Readonly<Record<string, Open>>;
  /** by an endpoint’s method, other than GET: who may do it */
  methods?: Readonly<Record<string, Open>>;
}

export const everybody: Open = {
  administrator: 'all',
  manager: 'all',
  staff: 'all',
  expert: 'all',
  official: 'all'
};
export const STATES = ['draft', 'scoring', 'deliberation', 'publicity', 'final'];

export const admin: Open = { administrator: 'all' };
/** Who reads the register, each in the own scope. */
export const office: Open = { administrator: 'all', manager: 'all', staff: 'all', official: 'all' };
/** Who keeps it. */
export const keepers: Open = { administrator: 'all', manager: 'all' };

export const forms = (open: Open, names: string): Record<string, Open> =>
  Object.fromEntries(names.split(' ').map((name) => [name, open]));

export const ofRounds: Open = { manager: 'sees', staff: 'sees', official: 'sees' };

/** Sheets of rounds in scoring. */
export const atSheets =
  (path: (sheet: string) => string, ...states: string[]) =>
  ({ rounds }: AccessWorld): Address[] =>
    rounds
      .filter(({ label }) => label === 'city-scoring' || label === 'B-scoring')
      .flatMap(({ label, authority, sheets }) =>
        sheets
          .filter(({ state }) => states.length === 0 || states.includes(state))
          .slice(0, 3)
          .map(({ id, expert }) => ({
            label: `${label} ${id}`,
            path: path(id),
            runs: authority,
            experts: [expert]
          }))
      );

/** Photographs: the own ones while a round is scored; from deliberation on those of the whole panel. */
export const atEvidence =
  (isOpen: boolean) =>
  ({ rounds }: AccessWorld): Address[] =>
    rounds
      .filter(({ state }) => (state !== 'draft' && state !== 'scoring') === isOpen)
      .flatMap(({ label, authority, attachments, experts }) =>
        attachments.slice(0, 2).map(({ id, expert }) => ({
          label: `${label} ${id}`,
          path: `/api/evidence/${id}`,
          runs: authority,
          experts: isOpen ? experts : [expert]
        }))
      );

export const atNotices =
  (path: (notice: string) => string) =>
  ({ rounds }: AccessWorld): Address[] =>
    rounds.flatMap(({ label, notices }) =>
      notices.map((id) => ({ label: `${label} ${id}`, path: path(id) }))
    );

export const atPapers =
  (...kinds: string[]) =>
  ({ papers }: AccessWorld): Address[] =>
    papers
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ id, kind, authorities }) => ({
        label: `${kind} ${id}`,
        path: `/papers/${id}`,
        sees: authorities
      }));

/** Papers by what they belong to: those of a round are for who runs it, or works on its figures. */
export const paperRows: Row[] = [
  {
    where: atPapers('studio'),
    open: { administrator: 'all', manager: 'sees', staff: 'sees', official: 'sees' }
  },
  { where: atPapers('fact'), open: { manager: 'sees', staff: 'sees' } },
  { where: atPapers('participant', 'decision'), open: { manager: 'sees' } }
];

/** Rounds as the experts of their panels see them. */
export const atPanels =
  (states: readonly string[], path: (code: string, participant: string) => string) =>
  (world: AccessWorld): Address[] =>
    atRounds(
      states,
      path
    )(world).map((each) => {
      const round = world.rounds.find(({ label }) => label === each.label);
      return { ...each, experts: round?.experts ?? [] };
    });
