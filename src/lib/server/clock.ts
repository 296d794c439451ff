/** Instants are UTC; days are those of Asia/Shanghai, whatever the machine's own zone. */
import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '#lib/domain/calendar.ts';

export const dayInShanghai = (instant: number): IsoDate =>
  Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDate()
    .toString();

export const laterDay = (day: IsoDate, days: number): IsoDate =>
  Temporal.PlainDate.from(day).add({ days }).toString();

export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Temporal.PlainDate.from(from).until(to).days;

/** For people, as 2026-06-30 10:05. */
export const minuteInShanghai = (instant: number): string =>
  Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');
