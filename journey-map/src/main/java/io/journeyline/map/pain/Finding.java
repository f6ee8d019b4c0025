package io.journeyline.map.pain;

import io.journeyline.map.cells.TouchKey;
import io.journeyline.map.statistics.Share;

/**
 * What a test found.
 *
 * @param group what is the same place for different groups of customers
 * @param inside the share in question
 * @param rest the same of the others it is compared with
 * @param surprise p-value
 * @param point what to say if it is significant
 */
record Finding(TouchKey group, Share inside, Share rest, double surprise, PainPoint point) {}
