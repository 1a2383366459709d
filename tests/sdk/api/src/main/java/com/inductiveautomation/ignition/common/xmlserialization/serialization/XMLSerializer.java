package com.inductiveautomation.ignition.common.xmlserialization.serialization;

public class XMLSerializer {}
