/** Where somebody may be sent after sign-in: our own pages, by any spelling of an address that a browser understands. */
import { describe, expect, it } from 'vitest';
import { anyOwnPath, ownPath } from '#lib/web/own-path.ts';

describe('a path to come back to', () => {
  it.each(['/', '/rounds', '/rounds/R%201?studio=S01#derivation', '/sheets/x/print', '/profile?/password'])(
    'is followed where it is our own: %s',
    (path) => {
      expect(ownPath(path)).toBe(path);
    }
  );

  it.each([
    '//elsewhere.example',
    '///elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/\n/elsewhere.example',
    '/.//elsewhere.example',
    '/..//elsewhere.example',
    '/%09/../..//elsewhere.example',
    'https://elsewhere.example/',
    'https:/elsewhere.example',
    'javascript:alert(1)',
    'rounds',
    '?next=/rounds',
    '',
    null
  ])('is not where it could lead elsewhere: %j', (path) => {
    expect(ownPath(path)).toBeNull();
    expect(anyOwnPath(path)).toBeNull();
  });

  it.each(['/sign-in', '/sign-in?next=/rounds', '/sign-out', '/welcome?name=x', '/preferences'])(
    'is not the door itself, which would only lead back: %s',
    (path) => {
      expect(ownPath(path)).toBeNull();
      expect(anyOwnPath(path)).toBe(path);
    }
  );

  it('may begin like the door', () => {
    expect(ownPath('/welcomes')).toBe('/welcomes');
  });
});
