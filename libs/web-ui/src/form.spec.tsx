/** @jest-environment jsdom */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { Form } from './form';
import { TextField } from './fields';
import { ProblemError } from './problem';

/** A form with one field, whose sending is in the hands of the test. */
function Name({ send }: { readonly send: (name: string) => Promise<void> }) {
  const [name, setName] = useState('');
  return (
    <Form label="登记" submit="保存" check={() => (name ? [] : ['name'])} onSubmit={() => send(name)}>
      <TextField name="name" label="企业名称" required value={name} onValue={setName} />
    </Form>
  );
}
const field = (): HTMLInputElement => screen.getByLabelText('企业名称');
const submit = () => act(async () => void fireEvent.submit(screen.getByRole('form', { name: '登记' })));
const type = (value: string) => fireEvent.change(field(), { target: { value } });

afterEach(cleanup);

describe('a form', () => {
  it('says what is missing at the field and in a summary that has the focus and leads there, and sends nothing', async () => {
    const send = jest.fn(() => Promise.resolve());
    render(<Name send={send} />);
    await submit();
    expect(send).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(screen.getByRole('alert'));
    expect(field().getAttribute('aria-invalid')).toBe('true');
    const said = field().getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(said.map((id) => document.getElementById(id)?.textContent)).toEqual([expect.stringMatching(/./)]);
    Element.prototype.scrollIntoView = () => undefined;
    fireEvent.click(screen.getByRole('link', { name: /^企业名称：/ }));
    expect(document.activeElement).toBe(field());
  });

  it('is never sent twice at once, and once more when the first has ended', async () => {
    const ends: (() => void)[] = [];
    const send = jest.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
    render(<Name send={send} />);
    type('佳明');
    await submit();
    await submit();
    expect(send).toHaveBeenCalledTimes(1);
    await act(async () => ends[0]?.());
    await submit();
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('keeps what was typed when it is refused, in the words of the server, which go with the next try', async () => {
    const refusal = new ProblemError({ code: 'NAME_TAKEN', message: '名称已登记', fields: { name: '名称已登记' } });
    const send = jest.fn<Promise<void>, [string]>().mockRejectedValueOnce(refusal).mockResolvedValue(undefined);
    render(<Name send={send} />);
    type('佳明');
    await submit();
    expect(screen.getByRole('alert').textContent).toContain('名称已登记');
    expect(field().value).toBe('佳明');
    type('佳明二厂');
    await submit();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(send.mock.calls).toEqual([['佳明'], ['佳明二厂']]);
  });
});
