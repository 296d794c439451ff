/** The colours of a chart: those of the page's theme, read from it, or those of paper. Knows no chart. */
import type { ChartTone } from './spec.ts';

export interface Palette {
  tones: Record<ChartTone, string>;
  /** the lines over the hatched tone */
  hatch: string;
  ink: string;
  ink2: string;
  ink3: string;
  line: string;
  surface: string;
  focus: string;
  family: string;
}

/** What of a palette is called how among the page's tokens (src/app.css). */
const TOKENS = {
  accent: '--accent',
  quiet: '--line-strong',
  ground: '--line',
  best: '--ex',
  middle: '--pass',
  last: '--fail',
  open: '--ink-3',
  hatch: '--surface',
  ink: '--ink',
  ink2: '--ink-2',
  ink3: '--ink-3',
  line: '--line',
  surface: '--surface',
  focus: '--focus',
  family: '--sans'
} as const;

function paletteFrom(token: (name: string) => string): Palette {
  const tone = (name: ChartTone): string => token(TOKENS[name]);
  return {
    tones: {
      accent: tone('accent'),
      quiet: tone('quiet'),
      ground: tone('ground'),
      best: tone('best'),
      middle: tone('middle'),
      last: tone('last'),
      open: tone('open')
    },
    hatch: token(TOKENS.hatch),
    ink: token(TOKENS.ink),
    ink2: token(TOKENS.ink2),
    ink3: token(TOKENS.ink3),
    line: token(TOKENS.line),
    surface: token(TOKENS.surface),
    focus: token(TOKENS.focus),
    family: token(TOKENS.family)
  };
}

export function themePalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  return paletteFrom((name) => style.getPropertyValue(name).trim());
}

/**
 * Paper is light, and what is printed or sent is paper: the light tokens, as the first rule of the page's style sheet has
 * them, whatever theme is on.
 */
export function paperPalette(): Palette {
  const light = lightTokens();
  return light ? paletteFrom((name) => light.getPropertyValue(name).trim()) : themePalette();
}

function lightTokens(): CSSStyleDeclaration | undefined {
  for (const sheet of document.styleSheets) {
    for (const rule of rulesOf(sheet)) {
      if (
        rule instanceof CSSStyleRule &&
        rule.selectorText === ':root' &&
        rule.style.getPropertyValue('--paper')
      )
        return rule.style;
    }
  }
  return undefined;
}

/** A style sheet that an extension put there may not be read. */
function rulesOf(sheet: CSSStyleSheet): Iterable<CSSRule> {
  try {
    return sheet.cssRules;
  } catch {
    return [];
  }
}

/** Calls when the theme changes, by the system or by choice, and around printing. @returns how to stop */
export function watchTheme(changed: (forPaper: boolean) => void): () => void {
  const again = (): void => changed(false);
  const before = (): void => changed(true);
  const chosen = new MutationObserver(again);
  chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', again);
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', again);
  return () => {
    chosen.disconnect();
    system.removeEventListener('change', again);
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', again);
  };
}
