/**
 * Records that the tests make themselves, good ones and bad ones, with what must become of each: written without the product's
 * code, so that a mistake there is not made here as well.
 */
package io.pipelineappliance.it.records;
