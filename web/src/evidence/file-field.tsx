import { type ChangeEvent, useId, useRef, useState } from 'react';
import { useKeptFile } from '../outbox/use-outbox.ts';
import { useTexts } from '../texts/index.ts';
import { forgetFile, keepFiles } from './keep.ts';
import './evidence.css';

const PHOTOS = 'image/jpeg,image/png,image/webp,image/heic,image/heif,video/mp4,video/quicktime,video/webm';
const DOCUMENTS = `${PHOTOS},.pdf,.docx,.xlsx`;
const MOST = 50;

interface FileFieldProps {
  readonly accountId: string;
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (change: (now: readonly string[]) => readonly string[]) => void;
  /** Photos come from the camera first; documents from anywhere. */
  readonly documents?: boolean;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly fault?: string | undefined;
  /** The camera is what people come for: drawn large. */
  readonly large?: boolean;
}

/** Photos and documents, kept on the device from the moment they are taken. */
export function FileField({
  accountId,
  label,
  value,
  onChange,
  documents = false,
  optional = false,
  fault,
  large = false,
}: FileFieldProps) {
  const t = useTexts();
  const id = useId();
  const [trouble, setTrouble] = useState<string>();
  const camera = useRef<HTMLInputElement>(null);
  const gallery = useRef<HTMLInputElement>(null);
  // Only a device that is held in the hand has a camera to point at something.
  const handheld = window.matchMedia('(pointer: coarse)').matches;

  async function take(event: ChangeEvent<HTMLInputElement>, origin: 'camera' | 'gallery' | 'file') {
    const picked = [...(event.target.files ?? [])].slice(0, MOST - value.length);
    event.target.value = '';
    if (picked.length === 0) return;
    try {
      const ids = await keepFiles(accountId, picked, origin);
      setTrouble(undefined);
      onChange((now) => [...now, ...ids]);
    } catch {
      setTrouble(t('refusal.file-not-kept'));
    }
  }

  function remove(fileId: string) {
    onChange((now) => now.filter((other) => other !== fileId));
    void forgetFile(fileId);
  }

  const problem = trouble ?? fault;
  return (
    <fieldset
      className={large ? 'file-field file-field-large' : 'file-field'}
      aria-describedby={problem === undefined ? undefined : `${id}-p`}
    >
      <legend>
        {label}
        {optional && <span className="soft"> {t('state.optional')}</span>}
      </legend>
      <div className="file-buttons">
        {handheld && (
          <button type="button" className="file-button file-camera" onClick={() => camera.current?.click()}>
            <CameraSign />
            {t('evidence.camera')}
          </button>
        )}
        <button
          type="button"
          className={handheld ? 'file-button' : 'file-button file-camera'}
          onClick={() => gallery.current?.click()}
        >
          {handheld || documents ? null : <CameraSign />}
          {t(documents ? 'evidence.choose-file' : handheld ? 'evidence.gallery' : 'evidence.choose-photo')}
        </button>
      </div>
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        tabIndex={-1}
        aria-label={`${label}：${t('evidence.camera')}`}
        className="hidden-visually"
        onChange={(event) => void take(event, 'camera')}
      />
      <input
        ref={gallery}
        type="file"
        accept={documents ? DOCUMENTS : PHOTOS}
        multiple
        tabIndex={-1}
        aria-label={label}
        className="hidden-visually"
        onChange={(event) => void take(event, handheld && !documents ? 'gallery' : 'file')}
      />
      {value.length > 0 && (
        <ul className="kept-files" aria-label={label}>
          {value.map((fileId, i) => (
            <li key={fileId}>
              <KeptPicture id={fileId} alt={t('evidence.nth', { n: i + 1 })} />
              <button
                type="button"
                className="kept-remove"
                aria-label={t('evidence.remove', { n: i + 1 })}
                onClick={() => remove(fileId)}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      {problem !== undefined && (
        <p id={`${id}-p`} role="alert" className="fault">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

/** A picture that is still on this device; a card with its name when it cannot be drawn. */
export function KeptPicture({ id, alt }: { id: string; alt: string }) {
  const t = useTexts();
  const file = useKeptFile(id);
  const [broken, setBroken] = useState(false);
  if (file === undefined) return <span className="kept-card soft">{t('evidence.not-here')}</span>;
  if (broken || !file.type.startsWith('image/')) return <span className="kept-card">{file.name}</span>;
  return <img src={file.url} alt={alt} onError={() => setBroken(true)} />;
}

function CameraSign() {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" fill="none" stroke="currentColor">
      <path strokeWidth="1.6" d="M3 8h4l1.6-2.4h6.8L17 8h4v11H3z" strokeLinejoin="round" />
      <circle strokeWidth="1.6" cx="12" cy="13" r="3.6" />
    </svg>
  );
}
