/// <reference lib="webworker" />
/** Service worker of the cadre's app: serves one build's files for a cold start offline; API calls bypass it. */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

/** Put in by the build: the files of the cadre's app, and a name made of all their contents. */
declare const ZHUQI_FILES: readonly string[];
declare const ZHUQI_BUILD: string;

const PREFIX = 'zhuqi-m-';
const CACHE = `${PREFIX}${ZHUQI_BUILD}`;
const PAGE = '/m/index.html';

worker.addEventListener('install', (event) => {
  event.waitUntil(
    // All of it or nothing: a build with a part missing is no build.
    caches.open(CACHE).then((cache) => cache.addAll(ZHUQI_FILES.map((path) => new Request(path, { cache: 'no-cache' })))),
  );
});

worker.addEventListener('message', (event) => {
  // An older page may still be open with something half written: its person decides when.
  if (event.data === 'take over') void worker.skipWaiting();
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  const page = request.mode === 'navigate' && (pathname === '/m' || pathname.startsWith('/m/'));
  const wanted = page ? PAGE : pathname;
  if (!ZHUQI_FILES.includes(wanted)) return;
  event.respondWith(caches.open(CACHE).then(async (cache) => (await cache.match(wanted, { ignoreVary: true })) ?? fetch(request)));
});
