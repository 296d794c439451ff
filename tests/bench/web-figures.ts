/** Figures of a measured run as text. */
import type { Loaded } from './web-load.ts';

export const at = (numbers: readonly number[], part: number): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
};

export interface Figures {
  p50: number;
  p95: number;
  p99: number;
  perSecond: number;
}

export function figures(rounds: readonly Loaded[]): Figures {
  const times = rounds.flatMap((round) => round.times);
  return {
    p50: at(times, 0.5),
    p95: at(times, 0.95),
    p99: at(times, 0.99),
    perSecond: at(
      rounds.map((round) => round.times.length / round.seconds),
      0.5
    )
  };
}

export const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
export const ms = (value: number): string => `${value.toFixed(2)} ms`;
export const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
export const MB = (value: number): string => `${value.toFixed(0)} MB`;
