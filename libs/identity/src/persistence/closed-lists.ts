import { POST_ROLES } from '@app/kernel';
import { REACHES } from '../domain/phone-reach';
import { UNIT_KINDS } from '../domain/unit-kinds';
import { DEVICE_ENROLMENTS } from '../domain/device-beginning';
import { PERSON_KINDS } from './person.entity';
import { TAKEOVER_KINDS } from '../domain/takeover';
import { END_REASONS } from '../domain/session-end';

/** Columns that hold one of a closed list, and the list: test/catalogue compares them with the CHECK constraints. */
export const CLOSED_LISTS = {
  'unit.kind': UNIT_KINDS,
  'person.kind': PERSON_KINDS,
  'post.role': [...POST_ROLES, 'PROGRAM'],
  'session.end_reason': END_REASONS,
  'start_code.reach': REACHES,
  'device.reach': REACHES,
  'device.begun_by': DEVICE_ENROLMENTS,
  'takeover.kind': TAKEOVER_KINDS,
  'one_time_link.purpose': ['FIRST_ADMIN'],
  'staff_origin.kind': ['BROWSER', 'ADDRESS'],
} as const;
