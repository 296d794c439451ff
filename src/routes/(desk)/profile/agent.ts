/** A browser's own name for itself → what a person calls it. Pure; null where it says nothing known. */

/** In this order: most of them claim to be those below as well. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\//, 'WeChat'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/HuaweiBrowser\//, 'Huawei Browser'],
  [/MiuiBrowser\//, 'Mi Browser'],
  [/(QQBrowser|MQQBrowser)\//, 'QQ Browser'],
  [/(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/Version\/[\d.]+ .*Safari\//, 'Safari']
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPad/, 'iPad'],
  [/iPhone/, 'iPhone'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux/, 'Linux']
];

export function deviceName(agent: string): string | null {
  const find = (known: typeof BROWSERS): string[] => {
    const found = known.find(([pattern]) => pattern.test(agent));
    return found ? [found[1]] : [];
  };
  const parts = [...find(BROWSERS), ...find(SYSTEMS)];
  return parts.length === 0 ? null : parts.join(' · ');
}
