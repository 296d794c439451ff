/** Written arithmetic of worked examples — `(90 * 49 + 89.5) / 50` — as an exact fraction. */
import { add, divide, fraction, multiply, roundHalfUp, subtract, type Fraction } from '../domain/fraction.ts';

/** @throws SyntaxError where the text is no arithmetic, RangeError for a division by zero */
export function evaluate(text: string): Fraction {
  const tokens = text.match(/\d+(?:\.\d+)?|[-+*/()]|\S/g) ?? [];
  let next = 0;

  function sum(): Fraction {
    let value = product();
    while (tokens[next] === '+' || tokens[next] === '-') {
      value = tokens[next++] === '+' ? add(value, product()) : subtract(value, product());
    }
    return value;
  }

  function product(): Fraction {
    let value = factor();
    while (tokens[next] === '*' || tokens[next] === '/') {
      value = tokens[next++] === '*' ? multiply(value, factor()) : divide(value, factor());
    }
    return value;
  }

  function factor(): Fraction {
    const token = tokens[next++];
    if (token === '(') {
      const value = sum();
      if (tokens[next++] !== ')') throw new SyntaxError(`“${text}”: a bracket is not closed`);
      return value;
    }
    if (token === undefined || !/^\d/.test(token)) {
      throw new SyntaxError(`“${text}”: a number was expected, found ${token ?? 'the end'}`);
    }
    const [whole = '0', decimals = ''] = token.split('.');
    return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  }

  const value = sum();
  if (next < tokens.length)
    throw new SyntaxError(`“${text}”: an operator was expected, found ${tokens[next]}`);
  return value;
}

/** The value in hundredths, rounded half up once, as a published figure is. */
export function hundredthsOf(expression: string | number): number {
  return roundHalfUp(multiply(evaluate(String(expression)), fraction(100)));
}
