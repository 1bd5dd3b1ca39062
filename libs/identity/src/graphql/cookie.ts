import '@fastify/cookie';
import { isId } from '@app/kernel';
import { type RequestContext, SESSION_COOKIE } from '@app/platform';
import type { Browser } from '../phones.service';

/** Only our own pages send it, no script reads it. Secure as soon as the site is reached over TLS. */
const options = ({ request }: RequestContext) => ({ httpOnly: true, sameSite: 'strict', path: '/', secure: request.secureSite }) as const;

export function giveCookie(context: RequestContext, token: string): void {
  void context.reply.setCookie(SESSION_COOKIE, token, options(context));
}

export function takeCookie(context: RequestContext): void {
  void context.reply.clearCookie(SESSION_COOKIE, options(context));
}

/** One cookie a phone record: several people may share one phone. Sent to the API only. */
const DEVICE_COOKIE = 'zhuqi_device_';
const deviceOptions = (context: RequestContext) => ({ ...options(context), path: '/graphql' }) as const;

export function giveDeviceCookie(context: RequestContext, deviceId: string, token: string, expires: Date): void {
  void context.reply.setCookie(DEVICE_COOKIE + deviceId, token, { ...deviceOptions(context), expires });
}

export function takeDeviceCookie(context: RequestContext, deviceId: string): void {
  void context.reply.clearCookie(DEVICE_COOKIE + deviceId, deviceOptions(context));
}

/** More than this many phones in one browser are not looked at. */
const MOST_HELD = 40;

export function browserOf({ request, actor }: RequestContext): Browser {
  const secrets = Object.entries(request.cookies).flatMap(([name, value]) => {
    const id = name.startsWith(DEVICE_COOKIE) ? name.slice(DEVICE_COOKIE.length) : '';
    return isId(id) && value ? [[id, value] as const] : [];
  });
  return { address: request.ip, secrets: new Map(secrets.slice(0, MOST_HELD)), actor };
}
