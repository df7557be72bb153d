package org.rdopkg.sources;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.rdopkg.io.ReadListener;

/** A file that is read in any order: somebody is told how much of it has been. */
final class WatchedChannel implements SeekableByteChannel {
  private static final long BETWEEN = 1 << 16;

  private final SeekableByteChannel channel;
  private final ReadListener listener;
  private long done;
  private long told;

  WatchedChannel(SeekableByteChannel channel, ReadListener listener) {
    this.channel = channel;
    this.listener = listener;
  }

  @Override
  public int read(ByteBuffer buffer) throws IOException {
    int count = channel.read(buffer);
    done += Math.max(0, count);
    if (done - told >= BETWEEN && done < size()) {
      told = done;
      listener.read(done, size());
    }
    return count;
  }

  @Override
  public int write(ByteBuffer buffer) throws IOException {
    return channel.write(buffer);
  }

  @Override
  public long position() throws IOException {
    return channel.position();
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    channel.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) throws IOException {
    channel.truncate(size);
    return this;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
