// The `when` language of templates: which projects an item, a limit or a material is for.
//   when = all ("or" all)*   all = test ("and" test)*   test = attribute ("==" | "!=") literal | attribute "in" [literals]
import { attributeNames, attributeProblem } from './attributes.ts';
import { type Reading, readAs, unreadable } from './problem.ts';
import type { Attributes, AttributeValue } from './template.ts';

/** One comparison. `==` and `!=` have one value, `in` one or more. */
export interface Test {
  readonly attribute: string;
  readonly operator: '==' | '!=' | 'in';
  readonly values: readonly AttributeValue[];
}

/** Holds when all tests of any one of the lists hold: the language has no brackets, so two levels are all there is. */
export type Condition = readonly (readonly Test[])[];

/** Whether the condition holds. The attributes must be complete; a missing one throws RangeError. */
export const holds = (condition: Condition, attributes: Attributes): boolean =>
  condition.some((all) => all.every((test) => testHolds(test, attributes)));

function testHolds({ attribute, operator, values }: Test, attributes: Attributes): boolean {
  const actual = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
  if (actual === undefined) throw new RangeError(`no value for attribute ${attribute}`);
  return values.includes(actual) !== (operator === '!=');
}

/** The attributes that a condition asks for, each once. */
export const attributesOf = (condition: Condition): readonly string[] => [
  ...new Set(condition.flat().map((test) => test.attribute)),
];

/** The condition in words the parser reads back to an equal value. */
export const printCondition = (condition: Condition): string =>
  condition.map((all) => all.map(printTest).join(' and ')).join(' or ');

const printValue = (value: AttributeValue): string =>
  typeof value === 'string' ? `'${value}'` : String(value);
const printTest = ({ attribute, operator, values }: Test): string =>
  `${attribute} ${operator} ${operator === 'in' ? `[${values.map(printValue).join(', ')}]` : values.map(printValue).join()}`;

/**
 * Reads a condition. Problems, each with the 1-based `position` in the text: `condition_syntax` (`expected`, `found`;
 * null at the end), `condition_attribute` (`attribute`, `allowed`), `condition_value` (`attribute`, `found`, `allowed`).
 */
export function parseCondition(text: string): Reading<Condition> {
  try {
    return readAs(new Parser(text).condition());
  } catch (error) {
    if (error instanceof Unreadable) return unreadable(error.code, error.facts);
    throw error;
  }
}

class Unreadable extends Error {
  readonly code: string;
  readonly facts: Record<string, string | number | null | readonly string[]>;

  constructor(code: string, facts: Unreadable['facts']) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}

interface Token {
  readonly text: string;
  readonly kind: 'word' | 'literal' | 'sign' | 'strange' | 'end';
  readonly position: number;
}

const tokenPattern =
  /\s*(?:(?<word>[A-Za-z_]\w*)|(?<literal>'[^']*'|"[^"]*")|(?<sign>==|!=|[[\],])|(?<strange>\S))/gy;
const keywords = new Set(['and', 'or', 'in', 'true', 'false']);

function tokens(text: string): readonly Token[] {
  const found = [...text.matchAll(tokenPattern)].map(({ 0: matched, groups = {}, index }): Token => {
    const word = matched.trimStart();
    const position = index + matched.length - word.length + 1;
    if (groups['strange'] !== undefined) return { text: word, kind: 'strange', position };
    if (groups['sign'] !== undefined) return { text: word, kind: 'sign', position };
    const literal = groups['literal'] !== undefined || word === 'true' || word === 'false';
    return { text: word, kind: literal ? 'literal' : 'word', position };
  });
  return [...found, { text: '', kind: 'end', position: text.trimEnd().length + 1 }];
}

class Parser {
  readonly tokens: readonly Token[];
  at = 0;

  constructor(text: string) {
    this.tokens = tokens(text);
  }

  condition(): Condition {
    const any = [this.all()];
    while (this.takes('or')) any.push(this.all());
    if (this.next().kind !== 'end') this.refuse(['and', 'or', 'end']);
    return any;
  }

  all(): readonly Test[] {
    const tests = [this.test()];
    while (this.takes('and')) tests.push(this.test());
    return tests;
  }

  test(): Test {
    const name = this.next();
    if (name.kind !== 'word' || keywords.has(name.text)) this.refuse(['attribute']);
    if (!attributeNames.includes(name.text)) {
      const facts = { attribute: name.text, position: name.position, allowed: attributeNames };
      throw new Unreadable('condition_attribute', facts);
    }
    this.at += 1;
    const attribute = name.text;
    if (this.takes('==')) return { attribute, operator: '==', values: [this.value(attribute)] };
    if (this.takes('!=')) return { attribute, operator: '!=', values: [this.value(attribute)] };
    if (this.takes('in')) return { attribute, operator: 'in', values: this.values(attribute) };
    return this.refuse(['==', '!=', 'in']);
  }

  values(attribute: string): readonly AttributeValue[] {
    if (!this.takes('[')) this.refuse(['[']);
    const values = [this.value(attribute)];
    while (this.takes(',')) values.push(this.value(attribute));
    if (!this.takes(']')) this.refuse([',', ']']);
    return values;
  }

  value(attribute: string): AttributeValue {
    const { kind, text, position } = this.next();
    if (kind !== 'literal') this.refuse(['literal']);
    this.at += 1;
    const value = text === 'true' ? true : text === 'false' ? false : text.slice(1, -1);
    const problem = attributeProblem(attribute, value);
    if (problem !== null) throw new Unreadable('condition_value', { ...problem.facts, position });
    return value;
  }

  next(): Token {
    return this.tokens[this.at] ?? { text: '', kind: 'end', position: 1 };
  }

  takes(text: string): boolean {
    const token = this.next();
    if (token.kind === 'literal' || token.text !== text) return false;
    this.at += 1;
    return true;
  }

  refuse(expected: readonly string[]): never {
    const { kind, text, position } = this.next();
    throw new Unreadable('condition_syntax', { position, expected, found: kind === 'end' ? null : text });
  }
}
