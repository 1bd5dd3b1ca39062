import type { LocalDate, Money } from '@app/kernel';
import type { EnterpriseKind, EnterpriseStatus } from './domain/enterprise.words';

export interface Capital {
  readonly amount: Money;
  /** ISO 4217; CNY when left out. */
  readonly currency?: string | null;
}

/** What a person may say about a firm. */
export interface EnterpriseFacts {
  readonly shortName?: string | null;
  readonly creditCode?: string | null;
  /** The original licence was seen, and why its code is taken although a check digit fails. */
  readonly codeOverride?: { readonly reason: string } | null;
  readonly legacyRegistrationNo?: string | null;
  readonly industryCode?: string | null;
  readonly capital?: Capital | null;
  readonly establishedOn?: LocalDate | null;
  readonly businessScope?: string | null;
  readonly registeredAddress?: string | null;
  readonly contactName?: string | null;
  readonly contactPhone?: string | null;
}

export interface CreateEnterprise extends EnterpriseFacts {
  readonly clientId?: string | null;
  readonly unitId: string;
  readonly name: string;
  readonly kind: EnterpriseKind;
  readonly isBranch?: boolean | null;
  /** Put there for the demonstration: shown as such. */
  readonly isDemo?: boolean;
}

/** A field left out stays as it is; null empties it. */
export interface EditEnterprise extends EnterpriseFacts {
  readonly enterpriseId: string;
  /** The version the person saw. */
  readonly version: number;
  readonly name?: string | null;
  readonly kind?: EnterpriseKind | null;
  readonly isBranch?: boolean | null;
  readonly status?: EnterpriseStatus | null;
}
