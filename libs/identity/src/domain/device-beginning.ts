/** How a phone was opened for its holder: with a start code from a slip, or with the own password. */
export const DEVICE_BEGINNINGS = ['SLIP', 'PASSWORD'] as const;
export type DeviceBeginning = (typeof DEVICE_BEGINNINGS)[number];
