using System.Runtime.InteropServices;

namespace CoProduction.Gaps.Allocations;

/// <summary>A single lane.</summary>
/// <param name="number">Its number.</param>
public readonly struct Scalar(double number) : ILane<Scalar, bool>
{
    private readonly double number = number;

    public static implicit operator Scalar(double number) => new(number);
    public static implicit operator double(Scalar lane) => lane.number;

    public static Scalar operator +(Scalar left, Scalar right) => new(left.number + right.number);
    public static Scalar operator -(Scalar left, Scalar right) => new(left.number - right.number);
    public static Scalar operator *(Scalar left, Scalar right) => new(left.number * right.number);
    public static Scalar operator /(Scalar left, Scalar right) => new(left.number / right.number);

    public static bool operator <(Scalar left, Scalar right) => left.number < right.number;
    public static bool operator >(Scalar left, Scalar right) => left.number > right.number;
    public static bool operator <=(Scalar left, Scalar right) => left.number <= right.number;
    public static bool operator >=(Scalar left, Scalar right) => left.number >= right.number;
    public static bool AreEqual(Scalar left, Scalar right) => left.number == right.number;

    public static Scalar Min(Scalar left, Scalar right) => right.number < left.number ? right : left;
    public static Scalar Max(Scalar left, Scalar right) => right.number > left.number ? right : left;
    public static Scalar Select(bool mask, Scalar then, Scalar otherwise) => mask ? then : otherwise;

    public static bool And(bool left, bool right) => left && right;
    public static bool AndNot(bool left, bool right) => left && !right;
    public static bool Or(bool left, bool right) => left || right;
    public static bool Any(bool mask) => mask;

    /// <summary>The same numbers in the same memory.</summary>
    public static ReadOnlySpan<Scalar> Of(ReadOnlySpan<double> numbers) => MemoryMarshal.Cast<double, Scalar>(numbers);

    /// <summary>The same numbers in the same memory.</summary>
    public static Span<Scalar> Of(Span<double> numbers) => MemoryMarshal.Cast<double, Scalar>(numbers);
}
