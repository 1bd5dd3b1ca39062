/** Links the manifest for the cadre's pages only; the enterprise's pages share the HTML file. */
export function linkManifest(): void {
  for (const [rel, href] of [
    ['manifest', '/m/manifest.webmanifest'],
    ['apple-touch-icon', '/m/icon-192.png'],
  ] as const) {
    const link = document.createElement('link');
    link.rel = rel;
    link.href = href;
    document.head.append(link);
  }
}
