package org.rdopkg.version;

/**
 * A tag that stands for a version.
 *
 * @param name the tag
 * @param style how the version is written in it
 * @param version the version
 */
public record UpstreamTag(String name, TagStyle style, UpstreamVersion version) {}
