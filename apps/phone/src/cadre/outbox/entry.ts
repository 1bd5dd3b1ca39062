import { presentPromiseInput, presentVisitInput } from '@app/web-ui/former-names';

/** One act that waits for its upload. Its id makes it idempotent, whichever way it reaches the server. */
export const ENTRY_VERSION = 2;

export interface EntryPhoto {
  /** The mark of this photo. */
  readonly id: string;
  readonly type: string;
  readonly size: number;
  /** The file on the server, once it is there. */
  readonly fileId?: string;
  /** It belongs to the visit on the server. */
  readonly attached?: boolean;
}
export interface EntryFirm {
  readonly id: string;
  readonly name: string;
}
export interface EntryProblem {
  readonly code: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
}
export type EntryKind = 'VISIT' | 'SETTLE';

export interface Entry {
  readonly version: number;
  readonly id: string;
  readonly kind: EntryKind;
  readonly firms: readonly EntryFirm[];
  /** What is sent, frozen when it was saved: a repeat says exactly the same. Null while it is a draft. */
  readonly input: Readonly<Record<string, unknown>> | null;
  /** The form it was written on, to go on with. */
  readonly form: unknown;
  readonly photos: readonly EntryPhoto[];
  /** The visit on the server, once it is there. */
  readonly visitId?: string | null;
  readonly problem?: EntryProblem | null;
  /** Something to know although it was uploaded: the firm was merged into another. */
  readonly note?: string | null;
}

/** What turns an entry written by version n of the app into one of version n + 1. */
export type Upgrades = Readonly<Record<number, (entry: Entry) => Entry>>;
const presentForm = ({ way, words, ...form }: Readonly<Record<string, unknown>>) => ({ ...form, channel: way, note: words });

const UPGRADES: Upgrades = {
  // Fields got their present names.
  1: (entry) => {
    const present = entry.kind === 'VISIT' ? presentVisitInput : presentPromiseInput;
    return {
      ...entry,
      input: entry.input && present(entry.input),
      form: entry.form && presentForm(entry.form as Readonly<Record<string, unknown>>),
    };
  },
};

/** Upgrades an entry to this version; null when a newer app wrote it, which keeps it untouched. */
export function upgradeEntry(entry: Entry, upgrades: Upgrades = UPGRADES, to: number = ENTRY_VERSION): Entry | null {
  if (entry.version > to) return null;
  let now = entry;
  for (let version = entry.version; version < to; version += 1) {
    const upgrade = upgrades[version];
    if (!upgrade) return null;
    now = { ...upgrade(now), version: version + 1 };
  }
  return now;
}
