import { useMessages } from '@app/web-ui';
import { Component, type ReactNode } from 'react';
import { CADRE_MESSAGES } from './cadre.messages';

function Fallback() {
  const t = useMessages(CADRE_MESSAGES);
  return (
    <div className="problem" role="alert">
      <p>{t('partMissing')}</p>
      <button type="button" onClick={() => location.reload()}>
        {t('reopen')}
      </button>
    </div>
  );
}

/** A part of the app that could not be loaded, or broke: what was written down lies on the phone. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Fallback /> : this.props.children;
  }
}
