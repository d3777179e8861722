// When a project will be done, and what if, as the document names it.
import { z } from '@hono/zod-openapi';
import { forecastBases } from '../../services/forecast.ts';
import { date, named, orNull, pageOf, targetBudget } from './common.ts';

const forecastCase = z
  .object({
    item: z.string(),
    name: named,
    stage: z.string(),
    department: z.string(),
    state: z.enum(['done', 'running', 'waiting', 'waived']),
    startOn: date
      .nullable()
      .openapi({ description: 'Acceptance: past, or expected. Null for a waived case.' }),
    finishOn: date.nullable(),
    plannedStartOn: date.nullable().openapi({
      description: 'By the limits alone, from the day zero of the template: the plan of the first day.',
    }),
    plannedFinishOn: date.nullable(),
    source: z.enum(['fact', 'limit', 'history', 'what_if', 'none']).openapi({
      description: 'What the length rests on; `none`: no limit is set, no time is assumed.',
    }),
    resumes: z
      .object({
        on: date,
        by: z.enum(['told', 'told_passed', 'longest', 'longest_passed', 'untold']),
        longest: z.object({ days: z.int(), unit: z.enum(['working', 'natural', 'month']) }).nullable(),
      })
      .nullable()
      .openapi({
        description:
          'When the procedure that has stopped the case is taken to be over: told in writing, or its longest; today where that is past.',
      }),
    samples: z.int().nullable().openapi({ description: 'Finished cases behind `history`.' }),
    slackDays: z.int().nullable().openapi({
      description:
        'Working days by which it may end later without moving the end. Null when it is done, or the end does not wait for it.',
    }),
    critical: z.boolean(),
    provisional: z.boolean(),
  })
  .openapi('ForecastCase');

const forecastTarget = z
  .object({
    id: z.string(),
    name: z.string(),
    budget: targetBudget,
    state: z.enum(['open', 'reached', 'void']).openapi({
      description: '`void`: its end item was waived or does not apply; it is neither kept nor broken.',
    }),
    promisedOn: date.nullable().openapi({
      description:
        'The day on which its budget runs out; of a counted target along the forecast: late exactly when before `forecastOn`.',
    }),
    forecastOn: date.nullable(),
    provisional: z.boolean(),
    usedDays: z.int(),
    expectedUsedDays: z.int(),
    expectedLeftDays: z.int().openapi({ description: 'Negative: the promise is broken by so many days.' }),
    late: z.boolean(),
    because: z.object({ item: z.string(), name: named, department: named }).nullable().openapi({
      description:
        'The case on the way that went furthest beyond its own limit, done or not; null where none did.',
    }),
  })
  .openapi('ForecastTarget');

export const forecast = z
  .object({
    projectId: z.string(),
    asOf: date,
    basis: z.enum(forecastBases),
    towards: z.string().openapi({ description: 'The item whose end is the end.', example: 'SG07' }),
    finishOn: date.nullable(),
    provisional: z.boolean(),
    criticalPath: z.array(z.string()).readonly(),
    cases: z.array(forecastCase).readonly(),
    stages: z.array(z.object({ code: z.string(), name: named, finishOn: date.nullable() })).readonly(),
    targets: z.array(forecastTarget).readonly(),
    headline: z.string().nullable().openapi({
      description:
        'The target to show as the promise: of those still open the one late by the largest share of its budget, else the first.',
    }),
  })
  .openapi('Forecast');

const entry = { item: z.string(), workingDays: z.int() };
export const whatIf = z
  .object({
    supposed: z.object({
      longer: z.array(z.object(entry)).readonly(),
      startToday: z.array(z.string()).readonly(),
      pauses: z.array(z.object({ ...entry, procedure: z.string().nullable() })).readonly(),
    }),
    before: forecast,
    after: forecast,
  })
  .openapi('WhatIf');

const outcome = {
  finishOn: date.nullable(),
  provisional: z.boolean(),
  target: orNull(forecastTarget),
};
const forecastRow = z
  .object({
    projectId: z.string(),
    projectName: z.string(),
    code: z.string(),
    ...outcome,
    after: z.object(outcome).nullable(),
    newlyLate: z.boolean(),
  })
  .openapi('ForecastRow');

export const forecastPage = pageOf(forecastRow).openapi('ForecastPage');
