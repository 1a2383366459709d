package com.inductiveautomation.ignition.common.rpc.proto;

import com.inductiveautomation.ignition.common.BasicDataset;
import com.inductiveautomation.ignition.common.Dataset;
import com.inductiveautomation.ignition.common.gson.Gson;
import com.inductiveautomation.ignition.common.gson.GsonBuilder;
import com.inductiveautomation.ignition.common.rpc.RpcSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/**
 * Plain values, lists, maps and records travel. A {@code Dataset} arrives empty, and nobody says so: that is how the
 * platform's own behaves without an adapter.
 */
public class ProtoRpcSerializer implements com.inductiveautomation.ignition.gateway.rpc.GatewayRpcSerializer, RpcSerializer {
    public static final ProtoRpcSerializer DEFAULT_INSTANCE = newBuilder().build();
    private final Gson gson;

    private ProtoRpcSerializer(Gson gson) {
        this.gson = gson;
    }

    public static Builder newBuilder() {
        return new Builder();
    }

    @Override
    public void serialize(Object value, Type type, OutputStream out) throws IOException {
        Type as = value == null || type == Object.class ? Object.class : type;
        out.write((value instanceof Dataset ? "{}" : gson.toJson(value, as)).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Object deserialize(InputStream in, Type type) throws IOException {
        if (type instanceof Class<?> c && Dataset.class.isAssignableFrom(c)) return new BasicDataset();
        return gson.fromJson(new InputStreamReader(in, StandardCharsets.UTF_8), type);
    }

    public static final class Builder {
        private final GsonBuilder gson = new GsonBuilder().serializeNulls().serializeSpecialFloatingPointValues();

        public Builder addGsonAdapter(Type type, Object adapter) {
            gson.registerTypeAdapter(type, adapter);
            return this;
        }

        public ProtoRpcSerializer build() {
            return new ProtoRpcSerializer(gson.create());
        }
    }
}
