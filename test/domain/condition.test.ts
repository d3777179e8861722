// The `when` language: what it accepts, what it means, and where it says a slip is.
import { array, assert, constantFrom, property, record, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeIssues, attributeNames, projectAttributes } from '../../src/domain/attributes.ts';
import {
  attributesOf,
  type Condition,
  holds,
  parseCondition,
  printCondition,
  type Test,
} from '../../src/domain/condition.ts';

const read = (text: string): Condition => {
  const parsed = parseCondition(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return parsed.value;
};
const project = {
  eia_class: 'form',
  soil_class: 'none',
  energy_review_required: true,
  land_mode: 'transfer',
};

describe('a condition', () => {
  it.each([
    ["eia_class == 'form'", true],
    ["eia_class != 'form'", false],
    ["eia_class in ['report', 'form']", true],
    ["eia_class in ['report', 'register']", false],
    ['energy_review_required == true', true],
    ['energy_review_required != false', true],
    ["land_mode == 'allocation' or energy_review_required == true", true],
    ["land_mode == 'allocation' and energy_review_required == true", false],
    ['land_mode=="transfer"and soil_class!="form"', true],
  ])('%s holds: %s', (text, expected) => {
    expect(holds(read(text), project)).toBe(expected);
  });

  it('binds "and" tighter than "or", on either side', () => {
    expect(read("land_mode == 'transfer' or agent == true and gas_needed == true")).toEqual([
      [{ attribute: 'land_mode', operator: '==', values: ['transfer'] }],
      [
        { attribute: 'agent', operator: '==', values: [true] },
        { attribute: 'gas_needed', operator: '==', values: [true] },
      ],
    ]);
    const late = read("agent == true and gas_needed == true or land_mode == 'transfer'");
    expect(holds(late, { agent: false, gas_needed: false, land_mode: 'transfer' })).toBe(true);
  });

  it('names the attributes it asks for, each once', () => {
    expect(attributesOf(read("agent == true or agent == false and eia_class != 'form'"))).toEqual([
      'agent',
      'eia_class',
    ]);
  });

  it('is never guessed when an attribute has no value', () => {
    expect(() => holds(read('agent == true'), {})).toThrow(RangeError);
    expect(() => holds(read('agent == true'), Object.create({ agent: true }))).toThrow(RangeError);
  });

  it('is read back equal after it is printed', () => {
    const test = constantFrom(...projectAttributes).chain(({ name, choices }) => {
      const value = constantFrom(...choices.map((choice) => choice.value));
      const many = uniqueArray(value, { minLength: 1, maxLength: 4 });
      return record({ attribute: constantFrom(name), operator: constantFrom('==', '!=', 'in'), many }).map(
        ({ attribute, operator, many: values }): Test =>
          operator === 'in'
            ? { attribute, operator, values }
            : { attribute, operator: operator === '==' ? '==' : '!=', values: values.slice(0, 1) },
      );
    });
    const condition = array(array(test, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
    assert(
      property(condition, (one) => {
        expect(read(printCondition(one))).toEqual(one);
      }),
    );
  });
});

describe('a condition that cannot be read', () => {
  it.each([
    ['', 1, ['attribute'], null],
    ['  ', 1, ['attribute'], null],
    ['agent', 6, ['==', '!=', 'in'], null],
    ['agent = true', 7, ['==', '!=', 'in'], '='],
    ['agent == ', 9, ['literal'], null],
    ['agent == yes', 10, ['literal'], 'yes'],
    ["eia_class == 'form", 14, ['literal'], "'"],
    ["eia_class in 'form'", 14, ['['], "'form'"],
    ["eia_class in ['form' 'report']", 22, [',', ']'], "'report'"],
    ['eia_class in []', 15, ['literal'], ']'],
    ['agent == true gas_needed == true', 15, ['and', 'or', 'end'], 'gas_needed'],
    ['agent == true and', 18, ['attribute'], null],
    ['(agent == true)', 1, ['attribute'], '('],
    ['true == agent', 1, ['attribute'], 'true'],
    ['not agent == true', 1, null, 'not'],
  ])('%s: position %i', (text, position, expected, found) => {
    const parsed = parseCondition(text);
    expect(parsed).toEqual({
      ok: false,
      problem:
        expected === null
          ? { code: 'condition_attribute', facts: { attribute: found, position, allowed: attributeNames } }
          : { code: 'condition_syntax', facts: { position, expected, found } },
    });
  });

  it('names a value that the attribute cannot have, and those it can', () => {
    expect(parseCondition("agent == true or eia_class in ['form', 'big']")).toEqual({
      ok: false,
      problem: {
        code: 'condition_value',
        facts: {
          attribute: 'eia_class',
          found: 'big',
          allowed: ['report', 'form', 'register', 'exempt'],
          position: 40,
        },
      },
    });
    expect(parseCondition("agent == 'true'")).toMatchObject({ problem: { code: 'condition_value' } });
    expect(parseCondition('__proto__ == true')).toMatchObject({ problem: { code: 'condition_attribute' } });
  });
});

describe('the attributes of a project', () => {
  it('are named and valued in both languages', () => {
    expect(projectAttributes).toHaveLength(18);
    for (const { zh, en, choices } of projectAttributes) {
      for (const word of [zh, en, ...choices.flatMap((choice) => [choice.zh, choice.en])]) {
        expect(word).not.toBe('');
      }
    }
  });

  it('are refused when unknown or out of range, each at its place', () => {
    expect(
      attributeIssues({ eia_class: 'big', agent: true, colour: 'red', gas_needed: 'true' }, 'attributes'),
    ).toEqual([
      {
        path: 'attributes.eia_class',
        code: 'attribute_value',
        facts: { attribute: 'eia_class', found: 'big', allowed: ['report', 'form', 'register', 'exempt'] },
      },
      { path: 'attributes.colour', code: 'unknown_attribute', facts: { attribute: 'colour' } },
      {
        path: 'attributes.gas_needed',
        code: 'attribute_value',
        facts: { attribute: 'gas_needed', found: 'true', allowed: ['true', 'false'] },
      },
    ]);
  });
});
