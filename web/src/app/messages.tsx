import { App } from 'antd';
import type { ReactNode } from 'react';

/** Lets a page show messages and ask questions with the library's own (`App.useApp()`). */
export function Messages({ children }: { children: ReactNode }) {
  return <App component={false}>{children}</App>;
}
