// The document and its page: every route of the program is in them, every reference leads somewhere, both languages.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../../src/api/index.ts';
import { openTestApi, type TestApi } from '../support/api.ts';
import { type DocumentedCalls, readDocument } from '../support/document-shapes.ts';

let api: TestApi;
let documented: DocumentedCalls;
beforeAll(async () => {
  api = await openTestApi('demo');
  documented = await readDocument(api);
});
afterAll(() => api.close());

describe('the document', () => {
  it('has every route of the program', () => {
    const { routes } = createApi({ system: api.system, now: () => api.now, log: { error: () => {} } });
    const own = routes
      .filter(({ method, path }) => method !== 'ALL' && !/^\/(docs|docs\.css|openapi\.json)$/.test(path))
      .map(({ method, path }) => `${method} /api${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    const inDocument = [...documented.calls.keys()].filter((call) => call.includes(' /api/'));
    expect([...new Set(own)].sort()).toEqual(inDocument.sort());
  });

  it('names the statuses of refusals for every call that needs a token', () => {
    for (const [call, statuses] of documented.calls) {
      if (!call.includes(' /api/') || /\/(calendars|policies)/.test(call)) continue;
      expect(statuses, call).toContain('401');
      if (call.startsWith('POST') && !/\/(uploads|link|publish|retire|restore|forecast)$/.test(call))
        expect(statuses, call).toEqual(expect.arrayContaining(['400', '403', '413', '415']));
    }
  });

  it('has no reference that leads nowhere', () => {
    const text = JSON.stringify(documented.document);
    const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '');
    expect(names.filter((name) => !(name in documented.document.components.schemas))).toEqual([]);
  });

  it('describes dates as dates and events by their kind', () => {
    const { Case, RecordEvent } = documented.document.components.schemas;
    expect(Case.properties.acceptedOn).toEqual({
      type: ['string', 'null'],
      format: 'date',
      example: '2026-05-27',
    });
    const kinds = (RecordEvent.anyOf ?? RecordEvent.oneOf).map(
      (one: { properties: { type: { enum: string[] } } }) => one.properties.type.enum[0],
    );
    expect(kinds).toEqual(expect.arrayContaining(['receive', 'pause', 'decide', 'rectify_event']));
  });
});

describe('the reference page', () => {
  it.each([
    ['zh-CN', '接口文档', '记录一个办件上发生的事'],
    ['en', 'API reference', 'Record that something happened to a case'],
  ])('in %s names every call, without script and without a foreign host', async (lang, title, summary) => {
    const { status, text, headers } = await api.call(`/api/docs?lang=${lang}`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
    expect(text).toContain(`<h1>${title}</h1>`);
    expect(text).toContain(summary);
    for (const call of documented.calls.keys()) expect(text).toContain(call.split(' ')[1]);
    expect(text).not.toMatch(/<script|https?:\/\/|style="/);
    const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const targets = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.filter((id) => !ids.has(id))).toEqual([]);
  });
});
