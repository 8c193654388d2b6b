import type { Problem } from '@zhiben/domain/contract/common.ts';
import { ApiError } from '../api/client.ts';
import type { KeptFile } from '../outbox/database.ts';

/** Small enough for a proxy and for a network that breaks often, in bytes. */
const CHUNK_BYTES = 4 * 1024 * 1024;

/**
 * Sends one kept file, going on where an earlier try stopped. Sending the same file again changes nothing.
 *
 * @param onProgress Bytes sent and bytes in all.
 * @throws ApiError with status 0 when the connection broke, else with the server's refusal.
 */
export async function uploadFile(
  file: KeptFile,
  onProgress: (sent: number, total: number) => void,
): Promise<void> {
  const { DetailedError, Upload } = await import('tus-js-client');
  await new Promise<void>((resolve, reject) => {
    const upload = new Upload(file.blob, {
      endpoint: '/api/uploads',
      chunkSize: CHUNK_BYTES,
      // The outbox waits and tries again by itself; two authorities on patience would hide one another.
      retryDelays: null,
      removeFingerprintOnSuccess: true,
      fingerprint: async () => `zhiben-upload-${file.id}`,
      metadata: {
        fileId: file.id,
        name: file.name,
        happenedAt: file.happenedAt,
        origin: file.origin,
        lastModified: String(file.lastModified),
      },
      onProgress,
      onSuccess: () => resolve(),
      onError: (error) => {
        const answer = error instanceof DetailedError ? error.originalResponse : null;
        reject(
          answer == null
            ? new ApiError(0, { code: 'offline' })
            : new ApiError(answer.getStatus(), problemIn(answer.getBody(), answer.getStatus())),
        );
      },
    });
    void upload.findPreviousUploads().then(([earlier]) => {
      if (earlier !== undefined) upload.resumeFromPreviousUpload(earlier);
      upload.start();
    }, reject);
  });
}

function problemIn(body: string, status: number): Problem {
  try {
    const problem = JSON.parse(body) as Problem;
    if (typeof problem.code === 'string') return problem;
  } catch {
    // Not our answer: a proxy's page, or nothing at all.
  }
  if (status === 413) return { code: 'too-large' };
  return { code: status >= 500 ? 'internal' : 'upload-refused' };
}
