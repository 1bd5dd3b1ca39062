/** How a phone was opened for its holder: with a start code from a slip, or with the own password. */
export const DEVICE_ENROLMENTS = ['SLIP', 'PASSWORD'] as const;
export type DeviceEnrolment = (typeof DEVICE_ENROLMENTS)[number];
