// In which language the sentences of an answer are: `?lang=`, else Accept-Language, else Chinese.
import type { MiddlewareHandler } from 'hono';
import { detectFromHeader, detectFromQuery } from 'hono/language';
import { isLang, langs } from '../texts/index.ts';
import type { ApiEnv } from './deps.ts';

const options: Parameters<typeof detectFromHeader>[1] = {
  order: ['querystring', 'header'],
  lookupQueryString: 'lang',
  lookupFromHeaderKey: 'accept-language',
  lookupCookie: '',
  lookupFromPathIndex: 0,
  caches: false,
  ignoreCase: true,
  fallbackLanguage: 'zh-CN',
  supportedLanguages: [...langs],
  // Whoever reads any Chinese reads ours.
  convertDetectedLanguage: (tag) => (/^zh\b/i.test(tag) ? 'zh-CN' : tag),
};

export const language: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const found = detectFromQuery(c, options) ?? detectFromHeader(c, options);
  c.set('language', isLang(found) ? found : 'zh-CN');
  await next();
};
