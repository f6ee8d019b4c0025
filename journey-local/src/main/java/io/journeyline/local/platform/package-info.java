/**
 * The local platform: Kafka in this process and a schema registry beside it, on one data folder.
 */
@NullMarked
package io.journeyline.local.platform;

import org.jspecify.annotations.NullMarked;
