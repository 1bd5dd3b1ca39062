import { createContext, useContext } from 'react';

/** What the server says of itself before anybody signed in. */
export interface Installation {
  readonly demo: boolean;
  readonly demoYear: string | null;
  readonly organiser: string | null;
  readonly filingNumber: string | null;
  readonly complaintsContact: string | null;
  readonly hotline: string | null;
  /** Where the site is reached from outside; none: as it was opened. */
  readonly publicUrl: string | null;
}
export const UNKNOWN_INSTALLATION: Installation = {
  demo: false,
  demoYear: null,
  organiser: null,
  filingNumber: null,
  complaintsContact: null,
  hotline: null,
  publicUrl: null,
};
export const InstallationContext = createContext<Installation>(UNKNOWN_INSTALLATION);
export const useInstallation = (): Installation => useContext(InstallationContext);

/** The address of the phone pages, as it stands on paper. */
export const usePhoneUrl = (): string => `${useInstallation().publicUrl ?? window.location.origin}/m/`;
