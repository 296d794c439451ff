/** The forms of a draft's panels: who belongs to them, who stays away from whom, who scores whom. */
import { refuse } from '#lib/server/refusal.ts';
import { assignExperts } from '#lib/server/services/assign-experts.ts';
import { formPanels } from '#lib/server/services/form-panels.ts';
import { reassignSheet } from '#lib/server/services/reassign-sheet.ts';
import { recuseExpert } from '#lib/server/services/recuse-expert.ts';
import { acted } from './acting.ts';
import { numberOf, optionalText, textOf } from './form-text.ts';
import type { SetupEvent } from './setup-actions.ts';
import { goOn, roundNamed, setupNamed, type Setup } from './setup-form.ts';

type Panels = Map<string, string[]>;

/** Experts by panel, as they stand. */
function panelsOf({ members }: Setup): Panels {
  const panels: Panels = new Map();
  for (const { panel, expert } of members) {
    if (expert !== null) panels.set(panel, [...(panels.get(panel) ?? []), expert]);
  }
  return panels;
}

const formed = (panels: Panels) =>
  [...panels].flatMap(([name, experts]) => (experts.length > 0 ? [{ name, experts }] : []));

/** Into a panel that is there, or a new one by its name. Who is in another panel moves. */
export const addMembers = async (event: SetupEvent) =>
  goOn(
    event,
    await acted(
      event,
      'members',
      ['experts', 'panel', 'newPanel'],
      async ({ system, actor, posted, call }) => {
        const experts = posted.getAll('expert').filter((each) => typeof each === 'string');
        const name = optionalText(posted, 'newPanel') ?? textOf(posted, 'panel');
        if (name === '') refuse('empty-text', { key: 'newPanel' }, { path: 'newPanel' });
        if (experts.length === 0) refuse('missing-key', { key: 'experts' }, { path: 'experts' });
        const { round, setup } = await setupNamed(system, actor, event.params.code);
        const panels = panelsOf(setup);
        for (const [panel, own] of panels) {
          panels.set(
            panel,
            own.filter((each) => !experts.includes(each))
          );
        }
        panels.set(name, [...(panels.get(name) ?? []), ...experts]);
        await formPanels(system, actor, { round, panels: formed(panels) }, call);
      }
    ),
    { q: null, saved: 'panels' }
  );

export const removeMember = async (event: SetupEvent) =>
  goOn(
    event,
    await acted(event, 'remove', [], async ({ system, actor, posted, call }) => {
      const gone = textOf(posted, 'expert');
      const { round, setup } = await setupNamed(system, actor, event.params.code);
      const panels = panelsOf(setup);
      for (const [panel, own] of panels) {
        panels.set(
          panel,
          own.filter((each) => each !== gone)
        );
      }
      await formPanels(system, actor, { round, panels: formed(panels) }, call);
    }),
    { saved: 'panels' }
  );

export const recuse = async (event: SetupEvent) =>
  goOn(
    event,
    await acted(
      event,
      'recuse',
      ['participant', 'expert', 'reason'],
      async ({ system, actor, posted, call }) => {
        const [participant, expert] = [textOf(posted, 'participant'), textOf(posted, 'expert')];
        for (const [key, value] of Object.entries({ expert, participant })) {
          if (value === '') refuse('missing-key', { key }, { path: key });
        }
        await recuseExpert(system, actor, { participant, expert, reason: textOf(posted, 'reason') }, call);
      }
    ),
    { saved: 'recuse' }
  );

export const draw = async (event: SetupEvent) =>
  goOn(
    event,
    await acted(event, 'draw', ['perStudio', 'seed'], async ({ system, actor, posted, call }) => {
      const seed = optionalText(posted, 'seed');
      await assignExperts(
        system,
        actor,
        {
          round: await roundNamed(system, actor, event.params.code),
          perStudio: numberOf(posted, 'perStudio'),
          avoid: { unit: posted.has('avoidUnit'), authority: posted.has('avoidAuthority') },
          ...(seed === undefined ? {} : { seed })
        },
        call
      );
    }),
    { at: null, saved: 'draw' }
  );

export const move = async (event: SetupEvent) =>
  goOn(
    event,
    await acted(event, 'move', ['from', 'to', 'reason'], async ({ system, actor, posted, call }) => {
      await reassignSheet(
        system,
        actor,
        {
          participant: textOf(posted, 'participant'),
          from: optionalText(posted, 'from') ?? null,
          to: optionalText(posted, 'to') ?? null,
          reason: textOf(posted, 'reason')
        },
        call
      );
    }),
    { saved: 'move' }
  );
