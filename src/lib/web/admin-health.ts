/** What the store and this process say of themselves, as the health page takes it. */
import type { Actor } from '#lib/server/access.ts';
import { dayInShanghai, daysBetween, minuteInShanghai } from '#lib/server/clock.ts';
import { readHealth } from '#lib/server/services/read-health.ts';
import type { System } from '#lib/server/system.ts';
import type { HealthFacts } from '#lib/ui/admin/health-view.ts';
import { version } from './version.ts';

/** The State Council announces the next year's holidays about then. */
const ANNOUNCED_FROM_MONTH = 11;

/** @throws Refusal forbidden */
export async function healthFacts(system: System, actor: Actor): Promise<HealthFacts> {
  const { backup, anchors, audit, ...health } = await readHealth(system, actor, {});
  const today = dayInShanghai(system.now());
  const [year = 0, month = 0] = today.split('-').map(Number);
  const time = (at: number | null): string | null => (at === null ? null : minuteInShanghai(at));
  return {
    ...health,
    program: version,
    uptimeSeconds: process.uptime(),
    backup:
      backup &&
      ((day: string) => ({
        file: backup.file,
        day,
        daysAgo: daysBetween(day, today),
        number: backup.number
      }))(dayInShanghai(backup.madeAt)),
    anchors: anchors && {
      lines: anchors.lines,
      unreadable: anchors.unreadable,
      due: anchors.due,
      lastTime: time(anchors.lastAt)
    },
    audit: { number: audit.number, time: time(audit.at) },
    yearsNeeded: month >= ANNOUNCED_FROM_MONTH ? [year, year + 1] : [year]
  };
}
