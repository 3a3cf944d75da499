package org.freshet.partstream.stream;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes on the thread of the request, which waits for the client: where the server, or a filter of
 * the application, lets nothing go on without that thread.
 */
final class BlockingLine implements Line {

  private final OutputStream out;

  BlockingLine(OutputStream out) {
    this.out = out;
  }

  @Override
  public void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  @Override
  public boolean isTakingMore() {
    return true;
  }

  @Override
  public boolean isDetached() {
    return false;
  }

  @Override
  public void beat(byte[] ping) {
    // Whoever waits for parts says that it does, and hears on writing that the client is gone.
  }

  @Override
  public void abandon() {
    // It ends when its thread returns.
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }
}
