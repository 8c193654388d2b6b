import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { instantInWords } from '../../ui/time.ts';

/** The link as a picture to scan. Drawn on this device: the secret goes nowhere. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [picture, setPicture] = useState<string>();
  useEffect(() => {
    let wanted = true;
    void drawQr(text).then((drawn) => {
      if (wanted) setPicture(drawn);
    });
    return () => {
      wanted = false;
    };
  }, [text]);
  return picture === undefined ? (
    <div className="qr" />
  ) : (
    <img className="qr" src={picture} alt={label} width={180} height={180} />
  );
}

async function drawQr(text: string): Promise<string> {
  const { default: qrcode } = await import('qrcode');
  return qrcode.toDataURL(text, { margin: 2, width: 240 });
}

/** A link, shown this once: to scan, to copy, to print. */
export function InvitationCard({ name, link, expiresAt }: { name: string; link: string; expiresAt: string }) {
  const t = useTexts();
  const { language } = useLanguage();
  const [copied, setCopied] = useState<boolean>();
  const address = `${location.origin}${link}`;
  return (
    <div className="card invite-card" role="status">
      <QrCode text={address} label={t('invite.qr')} />
      <div className="stack">
        <strong>{t('invite.title', { name })}</strong>
        <span>{t('invite.once', { until: instantInWords(expiresAt, language).words })}</span>
        <code className="invite-link">{address}</code>
        <div className="row no-print">
          <Button onClick={() => void copy(address).then(setCopied)}>
            {copied === true ? t('invite.copied') : t('invite.copy')}
          </Button>
          <Button onClick={() => window.print()}>{t('invite.print')}</Button>
        </div>
        {copied === false && <span>{t('invite.copy-by-hand')}</span>}
      </div>
    </div>
  );
}

/** Browsers give the clipboard only to pages on https or on this machine. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
