import { type ExportFilterInput, type ExportKind, RequestExport } from '@app/contract';
import { newClientId, ProblemBox, useAsyncAction, useMutation } from '@app/web-ui';
import { useState } from 'react';
import { useNavigate } from 'react-router';

/** Has the list as it is narrowed now made into a sheet, and shows how far it is. */
export function ExportButton({
  kind,
  filter,
  label,
}: {
  readonly kind: ExportKind;
  readonly filter?: ExportFilterInput;
  readonly label: string;
}) {
  const mutate = useMutation();
  const navigate = useNavigate();
  const { problem, busy, act } = useAsyncAction();
  const [clientId, setClientId] = useState(newClientId);
  return (
    <>
      <button
        type="button"
        data-export={kind}
        aria-disabled={busy}
        onClick={() =>
          void act(async () => {
            await mutate(RequestExport, { input: { clientId, kind, ...(filter ? { filter } : {}) } });
            setClientId(newClientId());
            void navigate('/exports');
          })
        }
      >
        {label}
      </button>
      <ProblemBox problem={problem} />
    </>
  );
}
