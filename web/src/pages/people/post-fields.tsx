import { Button, Input, Select } from 'antd';
import { newId } from '../../api/ids.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { todayInChina } from '../../ui/when.tsx';
import type { PostName, PostValues } from './person-values.ts';

const POSTS: readonly PostName[] = [
  'principal',
  'actual-controller',
  'deputy-in-charge',
  'safety-manager',
  'safety-officer',
  'technical-lead',
  'operations-lead',
];

/** Posts with their days. One that stands in the record is ended by its last day, never taken away. */
export function PostFields({
  posts,
  faultOf,
  onChange,
}: {
  posts: readonly PostValues[];
  faultOf: (id: string) => string | undefined;
  onChange: (posts: PostValues[]) => void;
}) {
  const t = useTexts();
  const change = (id: string, part: Partial<PostValues>) =>
    onChange(posts.map((post) => (post.id === id ? { ...post, ...part } : post)));
  const add = () =>
    onChange([...posts, { id: newId(), post: '', from: todayInChina(), to: '', kept: false }]);
  return (
    <div className="stack">
      {posts.map((post) => (
        <div key={post.id} className="fields post-fields">
          <Field label={t('person.post')} fault={faultOf(post.id)}>
            {(field) => (
              <Select
                {...field}
                disabled={post.kept}
                value={post.post === '' ? null : post.post}
                options={POSTS.map((name) => ({ value: name, label: t(`post.${name}`) }))}
                onChange={(name) => change(post.id, { post: name ?? '' })}
              />
            )}
          </Field>
          <Field label={t('person.post.from')}>
            {(field) => (
              <Input
                {...field}
                type="date"
                disabled={post.kept}
                value={post.from}
                onChange={(e) => change(post.id, { from: e.target.value })}
              />
            )}
          </Field>
          <Field label={t('person.post.to')} optional>
            {(field) => (
              <Input
                {...field}
                type="date"
                value={post.to}
                onChange={(e) => change(post.id, { to: e.target.value })}
              />
            )}
          </Field>
          {!post.kept && (
            <Button type="link" onClick={() => onChange(posts.filter(({ id }) => id !== post.id))}>
              {t('person.post.remove')}
            </Button>
          )}
        </div>
      ))}
      {posts.some(({ kept }) => kept) && <p className="soft field-note">{t('person.post.end-hint')}</p>}
      <div>
        <Button onClick={add}>{t('person.post.add')}</Button>
      </div>
    </div>
  );
}
