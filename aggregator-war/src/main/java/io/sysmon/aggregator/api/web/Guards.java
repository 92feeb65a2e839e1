package io.sysmon.aggregator.api.web;

import io.sysmon.aggregator.api.filter.Reading;
import io.sysmon.aggregator.api.request.BodiesInHand;
import io.sysmon.aggregator.api.request.BytesInFlight;
import io.sysmon.aggregator.domain.Refusals;

/**
 * What keeps one client from taking what is everybody's, to be counted.
 *
 * @param inFlight bytes of pushes
 * @param bodies pushes whose bodies are being read
 * @param reading reads that are being answered
 * @param refusals how often each limit refused something
 */
public record Guards(BytesInFlight inFlight, BodiesInHand bodies, Reading reading, Refusals refusals) {}
