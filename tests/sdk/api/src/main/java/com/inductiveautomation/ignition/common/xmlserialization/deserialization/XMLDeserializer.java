package com.inductiveautomation.ignition.common.xmlserialization.deserialization;

public class XMLDeserializer {}
