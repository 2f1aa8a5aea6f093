using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Learnability;

/// <summary>A JSON value with its path, which is put together only when something is wrong with the value.</summary>
internal readonly struct JsonPlace
{
    // What a message quotes of a value, which may be a whole file.
    private const int QuotedLength = 40;

    private readonly JsonElement _element;
    private readonly string _parent;
    private readonly int _index = -1;
    private readonly string? _property;

    public JsonPlace(JsonElement element, string path)
    {
        _element = element;
        _parent = path;
    }

    private JsonPlace(JsonElement element, string parent, int index, string? property)
    {
        _element = element;
        _parent = parent;
        _index = index;
        _property = property;
    }

    /// <summary>The path of the value, such as <c>$.edges[3].source</c>.</summary>
    private string Path => _parent
        + (_index < 0 ? "" : "[" + _index.ToString(CultureInfo.InvariantCulture) + "]")
        + (_property is null ? "" : "." + _property);

    /// <summary>A property of this object.</summary>
    public JsonPlace this[string name]
    {
        get
        {
            if (_element.ValueKind != JsonValueKind.Object)
                throw Fault("expected an object");
            if (!_element.TryGetProperty(name, out JsonElement value))
                throw Fault($"the property '{name}' is missing");
            return _property is null ? new JsonPlace(value, _parent, _index, name) : new JsonPlace(value, Path, -1, name);
        }
    }

    /// <summary>Throws unless this is an object with exactly these properties.</summary>
    public void RequireObject(params ReadOnlySpan<string> names) => RequireObjectWith("", names);

    /// <summary>Throws unless this is an object with exactly these properties and perhaps another.</summary>
    public void RequireObjectWith(string optional, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            _ = this[name];
        if (_element.GetPropertyCount() == names.Length)
            return;
        foreach (JsonProperty property in _element.EnumerateObject())
        {
            if (!names.Contains(property.Name) && property.Name != optional)
                throw Fault($"the property '{property.Name}' is unknown");
        }
    }

    /// <summary>Whether this object has a property.</summary>
    public bool Has(string name) => _element.TryGetProperty(name, out _);

    /// <summary>The length of this array.</summary>
    public int GetArrayLength() => _element.ValueKind == JsonValueKind.Array ? _element.GetArrayLength() : throw Fault("expected an array");

    /// <summary>The items of this array.</summary>
    public IEnumerable<JsonPlace> Items()
    {
        string path = Path;
        int index = 0;
        foreach (JsonElement item in _element.EnumerateArray())
            yield return new JsonPlace(item, path, index++, null);
    }

    public string GetString()
    {
        if (_element.ValueKind != JsonValueKind.String)
            throw Fault("expected a string");
        try
        {
            return _element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Invalid UTF-8, or half a surrogate pair.
            throw Fault("expected a string of valid characters");
        }
    }

    public int GetInt32() =>
        _element.ValueKind == JsonValueKind.Number && _element.TryGetInt32(out int value) ? value : throw Fault("expected an integer");

    /// <summary>An index from 0 to <paramref name="count"/> − 1.</summary>
    public int GetIndex(int count)
    {
        int value = GetInt32();
        return (uint)value < (uint)count ? value : throw Fault(string.Create(CultureInfo.InvariantCulture, $"expected an index from 0 to {count - 1}"));
    }

    public double GetFinite() =>
        _element.ValueKind == JsonValueKind.Number && _element.TryGetDouble(out double value) && double.IsFinite(value)
            ? value
            : throw Fault("expected a finite number");

    /// <summary>What is wrong here.</summary>
    public FormatException Fault(string message)
    {
        // As bytes, because the text may be no Unicode.
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(_element);
        string quoted = raw.Length > QuotedLength ? Encoding.UTF8.GetString(raw[..QuotedLength]) + "…" : Encoding.UTF8.GetString(raw);
        return new FormatException($"{Path}: {message}. The value is {quoted}.");
    }
}
