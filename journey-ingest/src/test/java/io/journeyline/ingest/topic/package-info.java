@NullMarked
package io.journeyline.ingest.topic;

import org.jspecify.annotations.NullMarked;
