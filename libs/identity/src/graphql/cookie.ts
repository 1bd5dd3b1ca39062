import '@fastify/cookie';
import { type RequestContext, SESSION_COOKIE } from '@app/platform';

/** Only our own pages send it, no script reads it. Secure as soon as the site is reached over TLS. */
const options = ({ request }: RequestContext) => ({ httpOnly: true, sameSite: 'strict', path: '/', secure: request.secureSite }) as const;

export function giveCookie(context: RequestContext, token: string): void {
  void context.reply.setCookie(SESSION_COOKIE, token, options(context));
}

export function takeCookie(context: RequestContext): void {
  void context.reply.clearCookie(SESSION_COOKIE, options(context));
}
