using System.Runtime.Intrinsics;

namespace CoProduction.Gaps.Allocations;

/// <summary>Eight lanes; a mask has all bits of a lane set for yes and none for no.</summary>
/// <param name="numbers">Their numbers.</param>
public readonly struct Lanes8(Vector512<double> numbers) : ILane<Lanes8, Vector512<double>>
{
    private readonly Vector512<double> numbers = numbers;

    public static implicit operator Lanes8(double number) => new(Vector512.Create(number));

    public static Lanes8 operator +(Lanes8 left, Lanes8 right) => new(left.numbers + right.numbers);
    public static Lanes8 operator -(Lanes8 left, Lanes8 right) => new(left.numbers - right.numbers);
    public static Lanes8 operator *(Lanes8 left, Lanes8 right) => new(left.numbers * right.numbers);
    public static Lanes8 operator /(Lanes8 left, Lanes8 right) => new(left.numbers / right.numbers);

    public static Vector512<double> operator <(Lanes8 left, Lanes8 right) => Vector512.LessThan(left.numbers, right.numbers);
    public static Vector512<double> operator >(Lanes8 left, Lanes8 right) => Vector512.GreaterThan(left.numbers, right.numbers);
    public static Vector512<double> operator <=(Lanes8 left, Lanes8 right) => Vector512.LessThanOrEqual(left.numbers, right.numbers);
    public static Vector512<double> operator >=(Lanes8 left, Lanes8 right) => Vector512.GreaterThanOrEqual(left.numbers, right.numbers);
    public static Vector512<double> AreEqual(Lanes8 left, Lanes8 right) => Vector512.Equals(left.numbers, right.numbers);

    public static Lanes8 Min(Lanes8 left, Lanes8 right) => new(Vector512.MinNative(left.numbers, right.numbers));
    public static Lanes8 Max(Lanes8 left, Lanes8 right) => new(Vector512.MaxNative(left.numbers, right.numbers));

    public static Lanes8 Select(Vector512<double> mask, Lanes8 then, Lanes8 otherwise) =>
        new(Vector512.ConditionalSelect(mask, then.numbers, otherwise.numbers));

    public static Vector512<double> And(Vector512<double> left, Vector512<double> right) => left & right;
    public static Vector512<double> AndNot(Vector512<double> left, Vector512<double> right) => Vector512.AndNot(left, right);
    public static Vector512<double> Or(Vector512<double> left, Vector512<double> right) => left | right;
    public static bool Any(Vector512<double> mask) => mask.AsInt64() != Vector512<long>.Zero;
}
